-- The catalogue of indicators, the files that figures come from, and the figures.

create table indicateur (
  departement text not null,
  id uuid not null,
  -- Permanent name, in addresses, files and formulas.
  code text not null,
  libelle text not null,
  famille text not null,
  unite text not null,
  -- How a value is made: numerateur / denominateur x facteur, a count, a value published as such, a formula.
  calcul text not null check (calcul in ('ratio', 'somme', 'valeur', 'formule')),
  numerateur text,
  denominateur text,
  facteur double precision not null default 100,
  formule text,
  agregation text not null check (agregation in ('somme', 'ratio', 'non_agregable')),
  sens_defavorable text not null check (sens_defavorable in ('haut', 'bas', 'neutre')),
  decimales smallint not null default 1 check (decimales between 0 and 6),
  -- Meshes at which it is published.
  mailles text[] not null default '{}',
  periodicite text not null default 'annuelle',
  -- Under this count a cell is hidden; counts are rounded to a multiple; published above a population.
  seuil_primaire integer,
  arrondi integer,
  population_min integer,
  avertissements text[] not null default '{}',
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, code),
  check ((calcul = 'formule') = (formule is not null))
);

comment on table indicateur is 'classe: tenant. The catalogue: what is measured, how, and how it may be added up.';

create table indicateur_definition (
  departement text not null,
  indicateur uuid not null,
  no smallint not null,
  -- What names it in files: « cnaf-2018 ».
  cle text not null,
  libelle text not null,
  texte text not null,
  -- First and last year in which it holds; null when not said.
  debut integer,
  fin integer,
  primary key (departement, indicateur, no),
  unique (departement, indicateur, cle),
  foreign key (departement, indicateur) references indicateur (departement, id) on delete cascade
);

comment on table indicateur_definition is 'classe: tenant. What an indicator counts; two definitions never share a curve unmarked.';

create table fichier_source (
  departement text not null,
  id uuid not null,
  public_id text not null,
  nom text not null,
  producteur text not null,
  jeu text not null,
  licence text not null,
  -- Where the producer publishes it.
  adresse text,
  -- SHA-256 of the bytes; the bytes themselves stay with the producer.
  empreinte text not null,
  octets bigint not null,
  encodage text,
  separateur text,
  lignes integer not null default 0,
  colonnes text[] not null default '{}',
  -- Year of the geographic code in which its territories are written.
  geographie integer not null,
  prereglage text not null,
  -- What was said beside the file, in one writing: with the digest, tells one import from another.
  reglage text not null,
  -- Of two editions that say different things, the newest wins.
  edition date not null,
  etat text not null check (etat in ('recu', 'publie', 'annule')),
  recu_le timestamptz not null,
  publie_le timestamptz,
  annule_le timestamptz,
  -- Figures kept of it, and what the reading found.
  observations integer not null default 0,
  rapport jsonb not null,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  unique (departement, empreinte, reglage)
);

comment on table fichier_source is 'classe: tenant. Where figures come from; published figures are those of the files in the state publie.';

create table observation (
  departement text not null,
  indicateur uuid not null,
  definition smallint not null,
  maille text not null,
  -- A year, a day or a period: « 2023 », « 2020-12-31 », « 2016/2021 »; « sans-date » when the source does not say.
  millesime text not null,
  code text not null,
  fichier uuid not null,
  -- Digest of what is said: a file that says two things of one cell keeps both, one that repeats itself keeps one.
  variante bigint not null,
  valeur double precision,
  numerateur double precision,
  denominateur double precision,
  statut text not null check (statut in ('publie', 'arrondi', 'secret_primaire', 'secret_secondaire', 'non_disponible', 'non_applicable', 'estime')),
  note text,
  primary key (departement, indicateur, definition, maille, millesime, code, fichier, variante),
  foreign key (departement, indicateur, definition) references indicateur_definition (departement, indicateur, no),
  foreign key (departement, fichier) references fichier_source (departement, id) on delete cascade,
  check (valeur is null or statut in ('publie', 'arrondi', 'estime'))
);

comment on table observation is 'classe: tenant. One figure of one file; never changed once written.';

create index observation_fichier on observation (departement, fichier);

create table fichier_contenu (
  departement text not null,
  fichier uuid not null,
  indicateur uuid not null,
  definition smallint not null,
  maille text not null,
  millesime text not null,
  observations integer not null,
  valeurs integer not null,
  primary key (departement, fichier, indicateur, definition, maille, millesime),
  foreign key (departement, fichier) references fichier_source (departement, id) on delete cascade,
  foreign key (departement, indicateur, definition) references indicateur_definition (departement, indicateur, no)
);

comment on table fichier_contenu is 'classe: tenant. What each file speaks of, counted once: the catalogue never reads the figures.';

create index fichier_contenu_indicateur on fichier_contenu (departement, indicateur, definition);

create table territoire_observe (
  departement text not null,
  maille text not null,
  code text not null,
  nom text not null,
  primary key (departement, maille, code)
);

comment on table territoire_observe is 'classe: tenant. Names, as files give them, of territories that the geographic code does not know: IRIS, quarters.';
