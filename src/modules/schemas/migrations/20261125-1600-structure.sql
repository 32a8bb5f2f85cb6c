-- Removing from the plan, for thirty days: what goes together comes back together, or is erased together.
create table retrait (
  departement text not null,
  id uuid not null,
  public_id text not null,
  -- Where it was. Without a foreign key: a removed scheme names its own row here, and tables do not point in a circle.
  schema uuid not null,
  genre text not null check (genre in ('schema', 'volet', 'engagement', 'objectif', 'action')),
  objet uuid not null,
  -- As it was called that day.
  titre text not null,
  -- How many objects of each level went: {"objectif": 2, "action": 7}.
  compte jsonb not null,
  retire_le timestamptz not null,
  -- Null: the platform itself.
  par uuid,
  institution uuid,
  -- For an action merged into another: what the other received, to take it back. Such an action is never erased: the
  -- news said of it are those of the action that was kept.
  fusion jsonb,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, par) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table retrait is 'classe: tenant. The trash: one gesture that removed something of a plan with everything beneath it.';

create index retrait_schema on retrait (departement, schema, retire_le desc);
create index retrait_par on retrait (departement, par);
create index retrait_institution on retrait (departement, institution);

-- The gesture that removed the row; null for what is there, and for actions that an import took away.
alter table schema add column retrait uuid;
alter table schema add foreign key (departement, retrait) references retrait (departement, id) on delete cascade;
create index schema_retrait on schema (departement, retrait);
alter table volet add column retrait uuid;
alter table volet add foreign key (departement, retrait) references retrait (departement, id) on delete cascade;
create index volet_retrait on volet (departement, retrait);
alter table engagement add column retrait uuid;
alter table engagement add foreign key (departement, retrait) references retrait (departement, id) on delete cascade;
create index engagement_retrait on engagement (departement, retrait);
alter table objectif add column retrait uuid;
alter table objectif add foreign key (departement, retrait) references retrait (departement, id) on delete cascade;
create index objectif_retrait on objectif (departement, retrait);
alter table action add column retrait uuid;
alter table action add foreign key (departement, retrait) references retrait (departement, id) on delete cascade;
create index action_retrait on action (departement, retrait);

-- The action that took its place. News are never changed: they stay those of the action of which they were said.
alter table action add column fusionnee_dans uuid;
alter table action add foreign key (departement, fusionnee_dans) references action (departement, id) on delete cascade;
create index action_fusionnee_dans on action (departement, fusionnee_dans);

-- A removed scheme does not keep its title to itself.
alter table schema drop constraint schema_departement_titre_key;
create unique index schema_titre on schema (departement, titre) where retire_le is null;

create table renumerotation (
  departement text not null,
  id uuid not null,
  schema uuid not null,
  -- One an object: [{"niveau", "id", "avant", "apres"}], numbers and codes as they are written.
  changements jsonb not null,
  fait_le timestamptz not null,
  par uuid,
  institution uuid,
  annule_le timestamptz,
  primary key (departement, id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, par) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table renumerotation is 'classe: tenant. Numbers and codes given again to a plan, all at once, with what undoes it.';

create index renumerotation_schema on renumerotation (departement, schema, fait_le desc);
create index renumerotation_par on renumerotation (departement, par);
create index renumerotation_institution on renumerotation (departement, institution);
