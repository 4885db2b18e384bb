const joining =
  'a an the and or nor but of for to in on at by with from as is are was were into than ' +
  'und oder der die das den dem des ein eine einer eines zu zum zur im am an auf mit von vom für ist sind als ' +
  'et ou le la les un une des du de au aux à en dans par pour est sont ' +
  'y o el los las unos unas del al con por para es son ' +
  'e il lo gli i uno di da della per com um uma os as do dos na nos nas ' +
  'и в во на с со по из к у о об от за или а но для'

const little =
  'be it its that this not no so if then which while when where because after before has have can ' +
  'nicht aber wenn durch weil bei que qui ne pas mais non não che не это как'

/** Articles, prepositions and the like, in the languages that decks are mostly written in: hardly ever asked for. */
export const joiningWords: ReadonlySet<string> = new Set(joining.split(' '))

/** These and others that say next to nothing by themselves. */
export const littleWords: ReadonlySet<string> = new Set(`${joining} ${little}`.split(' '))
