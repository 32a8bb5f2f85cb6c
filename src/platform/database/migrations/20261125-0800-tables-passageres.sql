-- What opens a door for a few minutes or hours must not come back alive from a backup.

comment on table session is 'classe: locale, passagere. Who is signed in, where, since when, in whose name.';
comment on table lien_connexion is 'classe: locale, passagere. Links of sign-in: one use, a few minutes.';
comment on table essai_connexion is 'classe: locale, passagere. Journeys to the identity provider under way: removed when they come back, once.';
comment on table tentative is 'classe: locale, passagere. What may not be tried without end, and how many tries are left.';
