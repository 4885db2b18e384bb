/** What may be said of an element: attributes by their names, what happens on a click. */
export interface Said {
  readonly [attribute: string]: string | number | boolean | undefined | (() => void)
  readonly click?: () => void
}

type Child = Node | string | undefined

/** An element with attributes and children. Text stays text; `undefined` and `false` leave an attribute out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  said: Said = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(said)) {
    if (typeof value === 'function') element.addEventListener('click', value)
    else if (value !== undefined && value !== false)
      element.setAttribute(attribute, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** The element that the page has under an id. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no ${id}`)
  return element as Kind
}
