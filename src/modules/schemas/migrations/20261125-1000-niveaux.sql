-- Not every scheme has four levels: what stands directly under a volet or an engagement says so. A tree is never stored:
-- an objectif has one parent, an action has one parent, each a column of its own.
alter table schema add column forme text not null default 'engagements' check (forme in ('engagements', 'objectifs', 'axes', 'orientations', 'themes'));
-- Words of the levels where they differ from the usual ones: {"volet": "axe"}.
alter table schema add column mots jsonb not null default '{}';

alter table volet add column revision integer not null default 1;
alter table engagement add column revision integer not null default 1;

alter table objectif alter column engagement drop not null;
alter table objectif add column volet uuid;
alter table objectif add foreign key (departement, volet) references volet (departement, id) on delete cascade;
alter table objectif add constraint objectif_parent check (num_nonnulls(engagement, volet) = 1);
create index objectif_volet on objectif (departement, volet);

alter table action alter column objectif drop not null;
alter table action add column engagement uuid;
alter table action add column volet uuid;
alter table action add foreign key (departement, engagement) references engagement (departement, id) on delete cascade;
alter table action add foreign key (departement, volet) references volet (departement, id) on delete cascade;
alter table action add constraint action_parent check (num_nonnulls(objectif, engagement, volet) = 1);
create index action_engagement on action (departement, engagement);
create index action_volet on action (departement, volet);

-- Removed with everything below, hidden everywhere, as actions already were (`action.retiree_le`).
alter table schema add column retire_le timestamptz;
alter table volet add column retire_le timestamptz;
alter table engagement add column retire_le timestamptz;
alter table objectif add column retire_le timestamptz;
