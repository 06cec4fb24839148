"""Coach in a browser: the only place with aiohttp and textual-serve.

The terminal in the page is textual-serve's, and the driver of the process is Textual's. The door between them is our
own: theirs asks nobody who they are, takes its font from the network, starts a shell for each window and waits for ever
for a process that hangs.
"""
