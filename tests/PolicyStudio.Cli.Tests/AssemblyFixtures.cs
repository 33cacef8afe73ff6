using PolicyStudio.TestCluster;

// One API server for all tests of this assembly, started when the first of them asks for it.
[assembly: AssemblyFixture(typeof(SharedCluster))]
