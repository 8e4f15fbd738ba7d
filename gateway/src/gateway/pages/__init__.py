"""The pages: each asks the services over HTTP and shows the answer."""
