-- News may be asked of actions that somebody ticked.
alter table tournee drop constraint tournee_etendue_check;
alter table tournee add constraint tournee_etendue_check
  check (etendue in ('toutes', 'sans_nouvelles', 'volet', 'choix'));
