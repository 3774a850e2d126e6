using System.Reflection;
using System.Runtime.CompilerServices;
using Junheng.Engine.Figures;
using NetArchTest.Rules;

namespace Junheng.Engine.Tests;

/// <summary>The order of the house, asked of the compiled assemblies.</summary>
public class ShapeTests
{
    private static readonly Assembly Engine = typeof(Figure).Assembly;
    private static readonly Assembly App = Assembly.Load("Junheng.App");

    /// <summary>What every stage may use.</summary>
    private static readonly string[] GroundFloor = ["Figures", "Schools", "Standards"];

    /// <summary>校验 → 测算 → 研判 → 整改 → 模拟 → 报告: a stage uses only stages before it.</summary>
    private static readonly string[] Stages = ["Validate", "Compute", "Judge", "Rectify", "Simulate", "Report"];

    private static readonly string[] All = [.. GroundFloor, .. Stages, "Plans", "Campaign"];

    public static TheoryData<string> Rooms => [.. All];

    [Fact]
    public void Engine_references_nothing_but_the_runtime()
    {
        var strangers = Engine
            .GetReferencedAssemblies()
            .Where(a => a.Name != "netstandard" && !a.Name!.StartsWith("System.", StringComparison.Ordinal))
            .Select(a => a.Name);
        Assert.Empty(strangers);

        var project = RepositoryFiles.Read("src/Junheng.Engine/Junheng.Engine.csproj");
        Assert.DoesNotContain("Reference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Engine_touches_no_file_network_database_or_process()
    {
        // Not System.Environment: every compiled iterator asks it for the thread's number. The source is asked instead.
        string[] outside =
        [
            "System.IO.Directory",
            "System.IO.DirectoryInfo",
            "System.IO.File",
            "System.IO.FileInfo",
            "System.IO.FileStream",
            "System.IO.Path",
            "System.IO.StreamReader",
            "System.IO.StreamWriter",
            "System.Console",
            "System.Data",
            "System.Diagnostics.Process",
            "System.Diagnostics.Stopwatch",
            "System.Net",
            "System.Random",
            "System.TimeProvider",
        ];
        Assert.Empty(Offenders(Types.InAssembly(Engine).ShouldNot().HaveDependencyOnAny(outside)));
    }

    [Fact]
    public void Every_type_of_Engine_stands_in_a_room_whose_place_in_the_order_is_known()
    {
        var known = All.Select(room => "Junheng.Engine." + room).ToArray();
        var strays = OwnTypes(Engine)
            .Where(t => !known.Any(room => t.Namespace == room || t.Namespace!.StartsWith(room + '.')))
            .Select(t => t.FullName);
        Assert.Empty(strays);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_stage_uses_only_stages_before_it(string room)
    {
        var stage = Array.IndexOf(Stages, room);
        // The ground floor uses no stage; reading a plan paper stands apart from all of them, and they from it; the
        // campaign puts both together and comes last.
        string[] closed =
            room == "Campaign" ? []
            : stage < 0 ? [.. Stages, "Plans", "Campaign"]
            : [.. Stages[(stage + 1)..], "Plans", "Campaign"];
        var names = closed.Where(r => r != room).Select(r => "Junheng.Engine." + r).ToArray();

        if (names.Length == 0)
        {
            return;
        }

        var inRoom = Types.InAssembly(Engine).That().ResideInNamespace("Junheng.Engine." + room);
        Assert.Empty(Offenders(inRoom.ShouldNot().HaveDependencyOnAny(names)));
    }

    [Fact]
    public void No_type_is_named_after_a_layer()
    {
        string[] layers = ["Service", "Repository", "Helper", "Manager", "Mapper"];
        var named = OwnTypes(Engine, App)
            .Where(t => layers.Any(layer => t.Name.Split('`')[0].EndsWith(layer, StringComparison.Ordinal)))
            .Select(t => t.FullName);
        Assert.Empty(named);
    }

    [Fact]
    public void An_interface_has_at_least_two_real_implementations()
    {
        var types = OwnTypes(Engine, App);
        var lonely = types
            .Where(t => t.IsInterface && types.Count(other => !other.IsInterface && Implements(other, t)) < 2)
            .Select(t => t.FullName);
        Assert.Empty(lonely);
    }

    private static bool Implements(Type type, Type contract) =>
        !type.IsAbstract
        && type.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == contract);

    private static Type[] OwnTypes(params Assembly[] assemblies) =>
        [
            .. assemblies
                .SelectMany(a => a.GetTypes())
                .Where(t =>
                    t.Namespace?.StartsWith("Junheng.", StringComparison.Ordinal) == true
                    && !t.IsDefined(typeof(CompilerGeneratedAttribute), false)
                ),
        ];

    private static IEnumerable<string> Offenders(ConditionList rule) =>
        rule.GetResult().FailingTypes?.Select(t => t.FullName!) ?? [];
}
