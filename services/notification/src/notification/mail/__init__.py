"""From a message's content to the bytes of a mail: words, calendar entry, headers. It sends nothing."""
