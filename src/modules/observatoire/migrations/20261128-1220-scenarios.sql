-- What would become of childcare if: hypotheses that a working group keeps. They are no figures.

create table scenario (
  departement text not null,
  id uuid not null,
  public_id text not null,
  titre text not null,
  note text not null default '',
  -- Last year that is looked at.
  horizon integer not null check (horizon between 2000 and 2100),
  -- How many children there will be: as many, as the last years went, or so many per cent a year.
  tendance text not null check (tendance in ('constante', 'lineaire', 'taux')),
  taux double precision check (taux between -50 and 50),
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  retire_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  check ((tendance = 'taux') = (taux is not null))
);

comment on table scenario is 'classe: tenant. Places opened or closed against a trend of births, as hypotheses.';

create table scenario_place (
  departement text not null,
  scenario uuid not null,
  no integer not null,
  -- SIREN of the EPCI.
  epci text not null,
  annee integer not null,
  -- Opened when above 0, closed when under.
  places integer not null check (places <> 0),
  note text not null default '',
  primary key (departement, scenario, no),
  foreign key (departement, scenario) references scenario (departement, id) on delete cascade
);

comment on table scenario_place is 'classe: tenant. Places that a scenario opens or closes, by EPCI and year.';

create table scenario_enfants (
  departement text not null,
  scenario uuid not null,
  epci text not null,
  enfants integer not null check (enfants > 0),
  primary key (departement, scenario, epci),
  foreign key (departement, scenario) references scenario (departement, id) on delete cascade
);

comment on table scenario_enfants is 'classe: tenant. Children under 3 that a scenario supposes in an EPCI of which nobody publishes the number.';
