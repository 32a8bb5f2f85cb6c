-- An objectif answers a finding of the diagnosis.
alter table renvoi drop constraint renvoi_nature_check;
alter table renvoi add constraint renvoi_nature_check
  check (nature in ('contribue', 'decline', 'depend', 'remplace', 'repond', 'voir_aussi'));
