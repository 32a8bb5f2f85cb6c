-- The head of the journal: how many lines were ever written in a département. Moved last in each transaction that
-- writes, so that its order is the order of commits: equal heads mean equal data.

create table journal_tete (
  departement text not null primary key,
  -- Made with the row: a département that was emptied and filled again never shows an old head.
  souche uuid not null,
  compte bigint not null
);

comment on table journal_tete is 'classe: tenant. One row a département, locked last by whoever writes.';
