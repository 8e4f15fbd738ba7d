"""What the API of all services is, for programs as one OpenAPI document and for people as pages."""
