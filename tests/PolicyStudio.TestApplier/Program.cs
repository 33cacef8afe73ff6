using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Storing;
using PolicyStudio.TestApplier;

// apply KUBECONFIG DATA BACKEND DB | recover KUBECONFIG DATA resume|roll-back
var (kubeconfig, data) = (args[1], args[2]);
var builder = Host.CreateEmptyApplicationBuilder(new());
builder.Services.AddCluster(o => (o.Cluster, o.Kubeconfig) = ("admin", kubeconfig));
// Short, so that a test need not wait for a dead process's lease longer than it must.
builder.Services.Configure<StoreOptions>(o => (o.Folder, o.Lease) = (data, TimeSpan.FromSeconds(5)));
builder.Services.Configure<ChangeOptions>(o => o.ReadBackTimeout = TimeSpan.FromSeconds(2));
using var host = builder.Build();
await host.StartAsync();
var run = new Run(host.Services);
var result = args[0] == "apply" ? await run.ApplyAsync(args[3], args[4]) : await run.RecoverAsync(resumes: args[3] == "resume");
Console.WriteLine(result);
await host.StopAsync();
