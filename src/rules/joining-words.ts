/** Words that join others, in the languages that decks are mostly written in: by themselves they say next to nothing. */
export const joiningWords: ReadonlySet<string> = new Set(
  (
    'a an the and or nor but of for to in on at by with from as is are was were be it its that this than into ' +
    'und oder der die das den dem des ein eine einer eines zu zum zur im in am an auf mit von vom für ist sind als ' +
    'et ou le la les un une des du de au aux à en dans par pour est sont que qui ' +
    'y o el los las una unos unas del al con por para es son que en ' +
    'e il lo gli i uno di da della del per con sono che um uma os as do dos na no nas nos ' +
    'и в во на с со по из к у о об от за или а но не это как для'
  ).split(' '),
)
