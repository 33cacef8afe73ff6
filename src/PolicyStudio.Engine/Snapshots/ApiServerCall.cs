using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>
/// A Service that the API server itself calls: an admission webhook, an aggregated API, a conversion webhook. It calls from a node or from
/// outside the cluster, so that no selector matches it.
/// </summary>
/// <param name="Caller">The object that says so: a ValidatingWebhookConfiguration, a MutatingWebhookConfiguration, an APIService or a CustomResourceDefinition.</param>
/// <param name="Namespace">The Service's namespace.</param>
/// <param name="Service">The Service's name.</param>
/// <param name="Port">The Service's port, 443 where the object names none.</param>
/// <param name="FailsClosed">Whether requests to the API server fail while the Service is out of reach; false for failurePolicy Ignore.</param>
public sealed record ApiServerCall(ObjectReference Caller, string Namespace, string Service, int Port, bool FailsClosed = true);
