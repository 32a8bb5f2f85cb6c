-- Token buckets shared by every process of the deployment: tries to sign in, links, invitations.

create table tentative (
  nature text not null,
  -- Keyed digest of the subject (address, e-mail, account): nobody can be read from it.
  cle text not null,
  jetons double precision not null,
  -- Whether the last try was allowed.
  permise boolean not null,
  le timestamptz not null,
  primary key (nature, cle)
);

comment on table tentative is 'classe: locale. What may not be tried without end, and how many tries are left.';

create index tentative_le on tentative (le);
