-- The basket of parenting services: what is known of each service in each EPCI, day after day, and what makes it complete.

create table panier_etat (
  departement text not null,
  id uuid not null,
  -- SIREN of the EPCI.
  epci text not null,
  service text not null check (service in ('clas', 'reaap', 'laep', 'mediation')),
  -- The day from which it is so, until the next one.
  depuis date not null,
  etat text not null check (etat in ('present', 'partiel', 'absent')),
  -- A seat is there, or the service reaches from a seat elsewhere.
  implantation text check (implantation in ('siege', 'rayonnement')),
  source text not null,
  note_le timestamptz not null,
  primary key (departement, id),
  unique (departement, epci, service, depuis),
  check ((etat = 'absent') = (implantation is null))
);

comment on table panier_etat is 'classe: tenant. A parenting service in an EPCI from a day on; no row is unknown, which is not absent.';

create table panier_regle (
  departement text not null,
  id uuid not null,
  depuis date not null,
  requis text[] not null check (cardinality(requis) > 0),
  rayonnement_suffit boolean not null,
  note text not null default '',
  primary key (departement, id),
  unique (departement, depuis)
);

comment on table panier_regle is 'classe: tenant. What makes a basket of parenting services complete, from a day on.';
