namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>Fields of the API that the form calls by their own names, the same in every language.</summary>
internal static class FieldNames
{
    public const string PodSelector = "podSelector";
    public const string NamespaceSelector = "namespaceSelector";
    public const string PolicyTypes = "policyTypes";
    public const string Cidr = "cidr";
    public const string Except = "except";
    public const string EndPort = "endPort";
}
