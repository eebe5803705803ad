"""The project package: settings, the URL root and the server's door. No domain code; nothing imports it."""
