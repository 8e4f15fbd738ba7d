"""Content: will own articles, their revisions, attachments and the search index. It has no rules yet."""
