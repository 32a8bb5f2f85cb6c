-- Statistical secrecy: the rule of each source, the cells that readers do not see, and the last attack on what they do.

-- A rule belongs to a source: one home for thresholds.
alter table indicateur drop column seuil_primaire, drop column arrondi, drop column population_min;

-- Figures that the producer hid already, counted once.
alter table fichier_contenu add column masquees integer not null default 0;

-- What the rule of the file says: its counts are shown to the nearest multiple. Written when it is published.
alter table fichier_contenu add column arrondi integer;

update fichier_contenu k
   set masquees = (select count(*) from observation o
                    where o.departement = k.departement and o.fichier = k.fichier and o.indicateur = k.indicateur
                      and o.definition = k.definition and o.maille = k.maille and o.millesime = k.millesime
                      and o.statut in ('secret_primaire', 'secret_secondaire'));

create table regle_secret (
  departement text not null,
  id uuid not null,
  public_id text not null,
  -- Files of a preset, of a producer, of one of its sets; the rule by default has none of the three.
  prereglage text,
  producteur text,
  jeu text,
  -- What is counted: « allocataires », « enfants »; other indicators of the source are not concerned.
  unites text[] not null,
  -- Under this count a cell is hidden; null: none is.
  seuil integer check (seuil between 2 and 1000),
  zero_montre boolean not null default true,
  -- Counts are shown to the nearest multiple.
  arrondi integer check (arrondi between 2 and 1000),
  -- Nothing is shown of a territory of fewer inhabitants.
  population_min integer check (population_min between 1 and 10000000),
  -- How wide what can be deduced of a hidden count must stay.
  protection integer not null default 2 check (protection between 1 and 1000),
  motif text not null default '',
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  retire_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  check (jeu is null or producteur is not null)
);

comment on table regle_secret is 'classe: tenant. What of a source is never shown: the rule of a preset, of a producer, of a set, and the one by default.';

create table cellule_secrete (
  departement text not null,
  indicateur uuid not null,
  definition smallint not null,
  millesime text not null,
  maille text not null,
  code text not null,
  statut text not null check (statut in ('secret_primaire', 'secret_secondaire')),
  -- Who hides it: our rule, its producer, or the protection of other cells.
  origine text not null check (origine in ('regle', 'producteur', 'protection')),
  -- Kinds of equations that would give it, or another, back.
  genres text[] not null default '{}',
  -- The file whose figure would be shown.
  fichier uuid not null,
  -- True when the last attack still deduces it.
  exposee boolean not null default false,
  primary key (departement, indicateur, definition, millesime, maille, code),
  foreign key (departement, indicateur, definition) references indicateur_definition (departement, indicateur, no),
  foreign key (departement, fichier) references fichier_source (departement, id) on delete cascade
);

comment on table cellule_secrete is 'classe: tenant. Cells that no reader sees, and why; never what they hold. Made again by publishing, withdrawing and changing a rule.';

create index cellule_secrete_fichier on cellule_secrete (departement, fichier);

create table attaque_secret (
  departement text not null,
  id uuid not null,
  faite_le timestamptz not null,
  -- Whether everything was attacked, or what a file had just changed.
  etendue text not null check (etendue in ('tout', 'fichier', 'regle')),
  cellules integer not null,
  equations integer not null,
  exposees integer not null,
  duree_ms integer not null,
  primary key (departement, id)
);

comment on table attaque_secret is 'classe: tenant. Attacks on what is published: how many hidden cells were tried, and how many gave way.';
