create table rattachement (
  departement text not null,
  id uuid not null,
  action uuid not null,
  -- Another scheme than the action's own, and where it stands in it: one of the three, as for an action of that scheme.
  schema uuid not null,
  objectif uuid,
  engagement uuid,
  volet uuid,
  ordre integer not null,
  -- Null: the platform itself.
  rattachee_par uuid,
  institution uuid,
  rattachee_le timestamptz not null,
  primary key (departement, id),
  unique (departement, action, schema),
  check (num_nonnulls(objectif, engagement, volet) = 1),
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade,
  foreign key (departement, engagement) references engagement (departement, id) on delete cascade,
  foreign key (departement, volet) references volet (departement, id) on delete cascade,
  foreign key (departement, rattachee_par) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table rattachement is 'classe: tenant. An action shown in the plan of a second scheme too.';

create index rattachement_schema on rattachement (departement, schema, ordre);
create index rattachement_objectif on rattachement (departement, objectif);
create index rattachement_engagement on rattachement (departement, engagement);
create index rattachement_volet on rattachement (departement, volet);
create index rattachement_rattachee_par on rattachement (departement, rattachee_par);
create index rattachement_institution on rattachement (departement, institution);

create table filiation (
  departement text not null,
  id uuid not null,
  -- The scheme that declines another on its territory, or comes after it.
  schema uuid not null,
  nature text not null check (nature in ('decline', 'suit')),
  autre uuid not null check (autre <> schema),
  du date not null,
  -- Null: until further notice.
  au date check (au >= du),
  note text not null default '',
  declaree_par uuid,
  institution uuid,
  declaree_le timestamptz not null,
  retiree_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, autre) references schema (departement, id) on delete cascade,
  foreign key (departement, declaree_par) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table filiation is 'classe: tenant. Which scheme declines or follows which, and from when.';

create unique index filiation_seule on filiation (departement, schema, nature, autre) where retiree_le is null;
create index filiation_schema on filiation (departement, schema);
create index filiation_autre on filiation (departement, autre);
create index filiation_declaree_par on filiation (departement, declaree_par);
create index filiation_institution on filiation (departement, institution);

-- The plans and charters that a fiche answers to are a fourth family of tags; a family has an order of its own.
alter table etiquette drop constraint etiquette_genre_check;
alter table etiquette add constraint etiquette_genre_check check (genre in ('enjeu', 'public', 'territoire', 'plan'));
alter table etiquette add column ordre integer not null default 0;
alter table etiquette add column description text not null default '';
alter table etiquette add column revision integer not null default 1;
-- The tag that took its place, and what it must get back if they are told apart again:
-- {"actions": [...], "objectifs": [...], "ajoutees": {"actions": [...], "objectifs": [...]}}.
alter table etiquette add column fusionnee_dans uuid;
alter table etiquette add column fusion jsonb;
alter table etiquette add foreign key (departement, fusionnee_dans) references etiquette (departement, id);
create index etiquette_fusionnee_dans on etiquette (departement, fusionnee_dans);
-- A merged tag leaves its name free.
alter table etiquette drop constraint etiquette_departement_genre_libelle_key;
create unique index etiquette_libelle on etiquette (departement, genre, libelle) where fusionnee_dans is null;
