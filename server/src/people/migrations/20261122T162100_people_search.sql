-- What people are found by, each by any beginning of it: names, emails, phones, ids, companies, as "search-entries.ts" makes
-- them of a face's words. Plain comparisons by code point, since row-level security lets no other condition use an index.
create table people.search_entry (
  workspace_id uuid not null, person_id uuid not null, entry text collate "C" not null,
  primary key (workspace_id, entry, person_id)
);

-- The words of names in a workspace, to find the one that somebody mistyped.
create table people.search_word (
  workspace_id uuid not null, word text collate "C" not null, backwards text collate "C" not null,
  primary key (workspace_id, word)
);
create index search_word_backwards on people.search_word (workspace_id, backwards);

call kernel.protect('people.search_entry');
call kernel.protect('people.search_word');
