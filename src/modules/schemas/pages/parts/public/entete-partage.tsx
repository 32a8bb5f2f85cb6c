export type EntetePartageProps = {
  /** The deployment as others see it, without a trailing slash. */
  adresse: string;
  /** Path of the page. */
  chemin: string;
  titre: string;
  description: string;
  /** Path of the picture shown with a shared link; 1200 by 630. */
  image: string;
  /** What the picture shows. */
  imageEnMots: string;
  /** A preview is for nobody else yet. */
  indexer: boolean;
};

/** What search engines and messaging say of a page: title, description, permanent address, picture. */
export function EntetePartage({
  adresse,
  chemin,
  titre,
  description,
  image,
  imageEnMots,
  indexer,
}: EntetePartageProps) {
  return (
    <>
      <title>{`${titre} — Maillage`}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={`${adresse}${chemin}`} />
      {indexer ? null : <meta name="robots" content="noindex" />}
      <meta property="og:type" content="article" />
      <meta property="og:locale" content="fr_FR" />
      <meta property="og:site_name" content="Maillage" />
      <meta property="og:title" content={titre} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={`${adresse}${chemin}`} />
      <meta property="og:image" content={`${adresse}${image}`} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={imageEnMots} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
