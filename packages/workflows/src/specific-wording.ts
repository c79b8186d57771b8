/** Words that say nothing about what will be done, or to what. */
const vague = new Set(
  `a an the and or to of in on at for with by from this that these those it its them they we you your our my us i is are be
  help helping assist fix fixing solve resolve sort check checking look looking investigate investigating troubleshoot do
  doing take taking make making perform apply carry go ahead proceed continue act action actions change changes changing
  update updates access accessing handle necessary needed required whatever anything everything something stuff thing
  things issue issues problem problems error errors matter account accounts group groups project projects user users
  address addresses settings data out into up so as any all some`.split(/\s+/),
);

/**
 * Whether a request for permission names something definite (handbook rule 45): at least one word must remain once words
 * that fit every ticket are taken away.
 */
export const isSpecific = (wording: string): boolean =>
  wording
    .toLowerCase()
    .split(/[^\p{L}\p{N}_./@+-]+/u)
    .map((word) => word.replace(/^[./-]+|[./-]+$/g, ''))
    .some((word) => word.length > 1 && !vague.has(word));
