"""How good fills are: measures, seeded holes, tables and contact sheets."""
