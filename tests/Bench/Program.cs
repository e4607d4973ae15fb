using OcopModular.Bench;

// Each benchmark prints its figures beside something known, measured in the same run on the same machine.
if (args is not ["search"])
{
    await Console.Error.WriteLineAsync("Usage: bash tests/bench search");
    return 2;
}

await SearchBench.RunAsync("Sqlite", "");
if (Environment.GetEnvironmentVariable("OCOP_TEST_POSTGRES") is { Length: > 0 } server)
{
    await SearchBench.RunAsync("PostgreSQL", server);
}

return 0;
