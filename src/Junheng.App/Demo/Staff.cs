using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The full-time teachers of one stage: ratios drawn once, heads counted per year.</summary>
internal sealed record Staff(decimal Qualified, decimal Backbone, decimal Sports, int Lower, int Associate, int Master)
{
    public static Staff Draw(Outline school, Stage stage, SplitMix random)
    {
        var staffing = Staffing.Of(stage, school.Locale);
        // In a special school a teacher has few pupils.
        var dense = school.Type == SchoolType.Special ? 5 : 1;
        return new(
            random.In(staffing.Qualified) * dense,
            random.In(staffing.Backbone) * dense,
            random.In(staffing.Sports) * dense,
            Lower: random.Between(0, school.Locale == Locale.City ? 2 : 6),
            Associate: stage == Stage.Primary ? random.Between(18, 46) : random.Between(3, 9),
            Master: random.Between(0, school.Locale == Locale.City ? 7 : 2)
        );
    }

    /// <summary>Writes the teachers of a stage some years before the newest; each year the county has added some.</summary>
    public void Write(SchoolRecord record, Stage stage, Classes classes, int yearsBefore, Locale locale)
    {
        var pupils = classes.Pupils;
        // However small the classes, each has its teacher.
        var qualified = Math.Max(classes.Count, Heads(pupils, Qualified, 100 - yearsBefore));
        var sports = Heads(pupils, Sports, 100 - 4 * yearsBefore);
        var master = qualified * Master / 100;
        var doctor = qualified > 240 ? 1 : 0;
        // In primary schools 专科 is above the required degree; in junior schools it comes on top of the qualified.
        var associate = qualified * Associate / 100;
        var bachelor = qualified - master - doctor - (stage == Stage.Primary ? associate : 0);
        var all = associate + bachelor + master + doctor;
        var (music, art) = (sports / 3, (sports + 1) / 4);
        var arts = sports > 12 ? 1 : 0;

        void Set(Field primary, int value) => record.Set(Fields.Of(primary, stage), (decimal)value);
        Set(Field.TeachersPrimary, all + all * Lower / 100);
        Set(Field.AssociatePrimary, associate);
        Set(Field.BachelorPrimary, bachelor);
        Set(Field.MasterPrimary, master);
        Set(Field.DoctorPrimary, doctor);
        Set(Field.BackbonePrimary, Heads(pupils, Backbone, 100 - 3 * yearsBefore));
        Set(Field.PePrimary, sports - music - art - arts);
        Set(Field.MusicPrimary, music);
        Set(Field.ArtPrimary, art);
        Set(Field.ArtsPrimary, arts);
        Set(Field.VisitingPrimary, locale == Locale.Rural && pupils < 160 ? 1 + pupils % 2 : 0);
    }

    private static int Heads(int pupils, decimal perHundred, int percent) =>
        (int)Math.Ceiling(pupils * perHundred * percent / 10_000);
}
