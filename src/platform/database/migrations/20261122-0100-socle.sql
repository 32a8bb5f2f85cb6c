-- Kernel: what every module writes to in its own transaction.
-- Every table says its class in its comment; the table conventions test reads it.

create table journal (
  departement text not null,
  id uuid not null,
  instant timestamptz not null,
  operation text not null,
  objet_genre text not null,
  objet uuid not null,
  -- Who acted, for whom: {"genre": "personne" | "systeme", "personne", "institution", "nom"}.
  auteur jsonb not null,
  avant jsonb,
  apres jsonb,
  primary key (departement, id)
);

comment on table journal is 'classe: tenant, ajout seul. Who changed what, for whom, when, before and after.';

create index journal_objet on journal (departement, objet, id);

create table idempotence (
  departement text not null,
  cle uuid not null,
  operation text not null,
  auteur text not null,
  resultat jsonb,
  cree_le timestamptz not null,
  primary key (departement, cle)
);

comment on table idempotence is 'classe: tenant. One line per creation asked by a form: a double click makes one thing.';

create table fichier (
  departement text not null,
  -- SHA-256 of the content, hexadecimal.
  empreinte text not null,
  contenu bytea not null,
  taille integer not null,
  depose_le timestamptz not null,
  primary key (departement, empreinte)
);

comment on table fichier is 'classe: tenant. Uploaded files by their hash, apart from the rows that name them.';

create table parametre (
  cle text primary key,
  valeur text not null
);

comment on table parametre is 'classe: locale. Settings made by the platform itself: signing secret, demonstration marker.';
