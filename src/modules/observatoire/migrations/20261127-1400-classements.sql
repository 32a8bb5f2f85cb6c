-- Rankings of territories that somebody keeps: what went in, what came out. Never changed afterwards; only taken off the list.

create table classement (
  departement text not null,
  id uuid not null,
  public_id text not null,
  titre text not null,
  methode text not null check (methode in ('rang_somme', 'score_z', 'domaines', 'sous_reperes')),
  maille text not null,
  -- The demande, whole: seed, rule, indicators and every value, as the command line takes it.
  demande jsonb not null,
  -- What the screens say of it: names of the territories, indicators, vintages, statuses and sources.
  lecture jsonb not null,
  resultat jsonb not null,
  -- SHA-256 of the demande.
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  cree_le timestamptz not null,
  retire_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id)
);

comment on table classement is 'classe: tenant. A ranking of territories that is kept, reproducible from what it holds.';
