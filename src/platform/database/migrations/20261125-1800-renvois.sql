create table renvoi (
  departement text not null,
  id uuid not null,
  -- What the first object is to the second; the screens say it from either end.
  nature text not null check (nature in ('contribue', 'decline', 'depend', 'remplace', 'voir_aussi')),
  -- Objects of any module: each says how its own are named and who reads them, and none of them is pointed to by a key.
  de_genre text not null,
  de uuid not null,
  vers_genre text not null,
  vers uuid not null check (vers <> de),
  note text not null default '',
  -- Null: the platform itself.
  auteur uuid,
  institution uuid,
  cree_le timestamptz not null,
  -- Taken off; may be put back.
  retire_le timestamptz,
  retire_par uuid,
  primary key (departement, id),
  foreign key (departement, auteur) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, retire_par) references acteur (departement, id)
);

comment on table renvoi is 'classe: tenant. A tie between two objects, read from both ends.';

create unique index renvoi_seul on renvoi (departement, nature, de, vers) where retire_le is null;
create index renvoi_de on renvoi (departement, de);
create index renvoi_vers on renvoi (departement, vers);
create index renvoi_auteur on renvoi (departement, auteur);
create index renvoi_institution on renvoi (departement, institution);
create index renvoi_retire_par on renvoi (departement, retire_par);
