using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

internal static class StageCases
{
    public static readonly CheckCase[] All =
    [
        new("pupils-without-classes", "classes_primary", c => c["P01"][Field.ClassesPrimary] = 0),
        new("classes-without-pupils", "pupils_junior", c => c["P01"][Field.ClassesJunior] = 3),
        new("teachers-without-pupils", "teachers_junior", c => c["P01"][Field.TeachersJunior] = 3, "degrees-all-zero"),
        new(
            "pupils-without-teachers",
            "teachers_junior",
            c =>
            {
                Zero(c["J01"], Field.TeachersJunior, Field.AssociateJunior, Field.BachelorJunior, Field.MasterJunior);
                Zero(c["J01"], Field.BackboneJunior, Field.PeJunior, Field.MusicJunior, Field.ArtJunior);
            }
        ),
        new(
            "stage-pupils-blank",
            "pupils_junior",
            c =>
            {
                c["P01"][Field.PupilsJunior] = null;
                c["P01"][Field.ClassesJunior] = 2;
            }
        ),
        new(
            "classes-exceed-pupils",
            "classes_primary",
            c => c["point"][Field.ClassesPrimary] = 67,
            "teachers-fewer-than-classes"
        ),
        new("max-class-exceeds-pupils", "max_class_primary", c => Over(c["point"], 67, 1)),
        new("max-class-too-small", "max_class_primary", c => c["P01"][Field.MaxClassPrimary] = 35),
        new("classes-over-exceed-classes", "classes_over_primary", c => Over(c["P01"], 46, 13)),
        new("classes-over-exceed-pupils", "classes_over_primary", c => Over(c["P01"], 46, 10)),
        new("classes-over-without-large-class", "classes_over_primary", c => c["P01"][Field.ClassesOverPrimary] = 2),
        new("large-class-not-counted", "classes_over_primary", c => c["P01"][Field.MaxClassPrimary] = 46),
        new(
            "average-class-large",
            "classes_primary",
            c =>
            {
                c["P01"][Field.ClassesPrimary] = 5;
                c["P01"][Field.MultimediaRooms] = 11;
                Over(c["P01"], 90, 5);
            }
        ),
        new(
            "average-class-small",
            "classes_primary",
            c => c["P01"][Field.ClassesPrimary] = 53,
            "teachers-fewer-than-classes"
        ),
        new(
            "teachers-fewer-than-classes",
            "teachers_primary",
            c =>
            {
                c["P01"][Field.TeachersPrimary] = 11;
                c["P01"][Field.BachelorPrimary] = 4;
            }
        ),
        new("degrees-exceed-teachers", "bachelor_primary", c => c["P01"][Field.BachelorPrimary] = 30),
        new(
            "degrees-all-zero",
            "bachelor_junior",
            c => Zero(c["J01"], Field.AssociateJunior, Field.BachelorJunior, Field.MasterJunior)
        ),
        new("backbone-exceeds-teachers", "backbone_primary", c => c["P01"][Field.BackbonePrimary] = 32, "peer-outlier"),
        new("subject-exceeds-teachers", "pe_primary", c => c["P01"][Field.PePrimary] = 32, "peer-outlier"),
        new(
            "subjects-exceed-teachers",
            "pe_primary",
            c =>
            {
                c["P01"][Field.PePrimary] = 18;
                c["P01"][Field.ArtPrimary] = 17;
            },
            "peer-outlier"
        ),
        new("arts-may-hold-music-and-art", "arts_primary", c => c["P01"][Field.ArtsPrimary] = 2),
        new("visiting-exceeds-teachers", "visiting_primary", c => c["P01"][Field.VisitingPrimary] = 40),
        new("backbone-share-high", "backbone_primary", c => c["P01"][Field.BackbonePrimary] = 26),
        new("subject-share-high", "pe_primary", c => c["P01"][Field.PePrimary] = 19),
        new(
            "postgraduate-share-high",
            "master_primary",
            c =>
            {
                c["P01"][Field.MasterPrimary] = 22;
                c["P01"][Field.BachelorPrimary] = 1;
            }
        ),
        new(
            "pupil-teacher-ratio",
            "teachers_primary",
            c =>
            {
                c["P01"][Field.TeachersPrimary] = 300;
                c.Figures["teachers_on_post"] += 269;
                c.Figures["teachers_total"] += 269;
            }
        ),
    ];

    private static void Zero(SchoolDraft school, params Field[] fields) => Array.ForEach(fields, f => school[f] = 0);

    private static void Over(SchoolDraft school, int largest, int over)
    {
        school[Field.MaxClassPrimary] = largest;
        school[Field.ClassesOverPrimary] = over;
    }
}
