/** A SHA-256, in groups that can be read aloud and wrapped. */
export function Empreinte({ valeur }: { valeur: string }) {
  return (
    <code className="empreinte">
      {valeur.match(/.{1,8}/g)?.map((part, index) => (
        <span key={index}>
          {part}
          <wbr />
        </span>
      ))}
    </code>
  );
}
