using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PolicyStudio.TestCluster.Processes;

namespace PolicyStudio.TestCluster.Identities;

/// <summary>Makes the keys of one cluster: its authority, the API server's certificate, and the key that signs service account tokens.</summary>
internal static class Certificates
{
    /// <summary>Writes ca.crt, server.crt, server.key and accounts.key, and returns the authority.</summary>
    public static X509Certificate2 Write(ClusterFolder folder)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(30));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=test-ca", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, false));
        using var authority = authorityRequest.CreateSelfSigned(from, to);
        folder.Write("ca.crt", authority.ExportCertificatePem());

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serverRequest = new CertificateRequest("CN=kube-apiserver", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.Parse("10.0.0.1"));
        names.AddDnsName("localhost");
        names.AddDnsName("kubernetes.default.svc");
        serverRequest.CertificateExtensions.Add(names.Build());
        serverRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        serverRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        serverRequest.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var server = serverRequest.Create(authority, from, to, RandomNumberGenerator.GetBytes(8));
        folder.Write("server.crt", server.ExportCertificatePem());
        folder.Write("server.key", serverKey.ExportPkcs8PrivateKeyPem());

        using var accounts = RSA.Create(2048);
        folder.Write("accounts.key", accounts.ExportRSAPrivateKeyPem());
        return X509CertificateLoader.LoadCertificate(authority.RawData);
    }
}
