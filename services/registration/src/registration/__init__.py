"""Registration: municipalities, interests, conferences, and the people who come to them."""
