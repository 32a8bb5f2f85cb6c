create table schema_texte (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  -- The part of the document where it stands.
  rubrique text not null check (rubrique in ('avant_propos', 'gouvernance', 'methode', 'territoire', 'diagnostic', 'composition', 'annexe')),
  -- The volet that a diagnosis is about.
  volet uuid,
  titre text not null,
  texte text not null,
  ordre integer not null,
  revision integer not null default 1,
  -- Removed from the document, kept to be put back.
  retire_le timestamptz,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, volet) references volet (departement, id) on delete cascade,
  check ((volet is not null) = (rubrique = 'diagnostic'))
);

comment on table schema_texte is 'classe: tenant. What the copilots write in the document of a scheme beside its plan.';

create index schema_texte_schema on schema_texte (departement, schema, rubrique, ordre);
create index schema_texte_volet on schema_texte (departement, volet);
