-- What can be found of conversations: each message in words and word stems, and each title under its conversation's id.
-- Made from desk.message and desk.conversation by a follower, and can be made again. words: folded words as they stand,
-- then their stems in the language of the text.
create table desk.search_entry (
  workspace_id uuid not null, entry_id uuid not null, conversation_id uuid not null,
  kind text not null check (kind in ('title', 'inbound', 'reply', 'note')), author text not null, at timestamptz not null,
  has_files boolean not null, language text not null, words tsvector not null,
  primary key (workspace_id, entry_id)
);
create index search_entry_by_words on desk.search_entry using gin (words);
create index search_entry_by_time on desk.search_entry (workspace_id, at desc, entry_id desc);
create index search_entry_by_author on desk.search_entry (workspace_id, author, at desc);
create index search_entry_of_conversation on desk.search_entry (workspace_id, conversation_id);

-- A word as it is looked for: as it stands, or by its stem in any of the languages.
create function desk.sought(word text, languages text[]) returns tsquery language sql stable as $$
  select string_agg(distinct query::text, ' | ')::tsquery from (
    select plainto_tsquery('simple', word) as query
    union all select plainto_tsquery(language::regconfig, word) from unnest(languages) as language) q
  where numnode(query) > 0
$$;

call kernel.protect('desk.search_entry');
