/** Said of an action that stands in a plan without being written in it. */
export function MarqueRattachee({ schema }: { schema: string }) {
  return <span className="marque-rattachee">{`Rattachée, du ${schema}`}</span>;
}
