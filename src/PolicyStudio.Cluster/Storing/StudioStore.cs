using Microsoft.EntityFrameworkCore;

namespace PolicyStudio.Cluster.Storing;

/// <summary>The tables, the same on every database.</summary>
internal sealed class StudioStore(DbContextOptions options) : DbContext(options)
{
    /// <summary>Rises when the tables change; an older store gets what it lacks, a newer one is refused.</summary>
    public const int Version = 2;

    /// <summary>The oldest version whose journal and log this one can read as they are.</summary>
    public const int OldestRead = 1;

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<StepRow> Steps => Set<StepRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<ProvisionalRow> Provisional => Set<ProvisionalRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<SchemaRow> Schema => Set<SchemaRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlanRow>().ToTable(nameof(Plans)).HasKey(p => p.Id);
        modelBuilder.Entity<StepRow>().ToTable(nameof(Steps)).HasKey(s => new { s.PlanId, s.Index });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable(nameof(Audit)).HasKey(a => a.Sequence);
            audit.Property(a => a.Sequence).ValueGeneratedNever();
            audit.HasIndex(a => a.Hash).IsUnique();
            audit.HasIndex(a => a.Time);
        });
        modelBuilder.Entity<ProvisionalRow>(provisional =>
        {
            provisional.ToTable(nameof(Provisional)).HasKey(p => p.Sequence);
            provisional.Property(p => p.Sequence).ValueGeneratedNever();
        });
        modelBuilder.Entity<DraftRow>(drafts =>
        {
            drafts.ToTable(nameof(Drafts)).HasKey(d => d.Id);
            drafts.HasIndex(d => new { d.Cluster, d.Owner, d.Changed });
        });
        modelBuilder.Entity<SchemaRow>().ToTable(nameof(Schema)).Property(s => s.Id).ValueGeneratedNever();
    }
}
