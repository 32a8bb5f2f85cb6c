-- What became of the communes, and who belonged to which EPCI before the vintage that the platform ships.

create table commune_passage (
  ancien text not null,
  nouveau text not null,
  -- From this day on. When it is not known, the first day of the vintage by which it had happened.
  date_effet date not null,
  date_connue boolean not null,
  genre text not null check (genre in ('fusion', 'scission', 'code')),
  -- Share of `ancien` that went to `nouveau`; null when nobody said it.
  poids double precision check (poids >= 0 and poids <= 1),
  nom text not null,
  source text not null,
  primary key (ancien, nouveau, date_effet)
);

comment on table commune_passage is 'classe: reference. Changes of code of the communes: merges, splits, moves to another département. `nom` is that of the old commune.';

-- A commune or an EPCI of another year may be gone from the vintage shipped.
alter table appartenance_epci drop constraint appartenance_epci_commune_fkey;

alter table epci alter column population drop not null;

comment on table epci is 'classe: reference. EPCI with own taxation, gone ones included; municipal population of all their communes in the vintage shipped, null for those of another year.';

create table appartenance_source (
  annee integer not null,
  departement text not null references departement,
  source text not null,
  primary key (annee, departement)
);

comment on table appartenance_source is 'classe: reference. Years for which the members of the EPCI of a département were imported, and from which file; the vintage shipped has no row.';
