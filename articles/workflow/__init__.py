"""The only code that writes: a module a stage, a function a verb. Admin, commands and views call the same verbs."""
