using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

internal static class SchoolCases
{
    public static readonly CheckCase[] All =
    [
        new("duplicate-school", "school", c => c["P02"].School = c["P01"].School),
        new("campus-without-parent", "parent", c => c["campus"].Parent = "9999999999"),
        new(
            "merged-too-large",
            "equipment_wan",
            c =>
            {
                for (var i = 0; i < 10; i++)
                {
                    var campus = c.Add($"c{i}", $"校区{i}", SchoolType.Primary, 2025).CopyFigures(c["campus"]);
                    campus.Counted = false;
                    campus.Parent = c["nine"].School;
                    campus[Field.TeachingArea] = 9000 + i;
                    campus[Field.EquipmentWan] = Fields.Largest;
                }
            },
            // Ten copies of a campus are more than a wrong sum.
            "repeated-value",
            "teachers-on-post-differ"
        ),
        new("name-blank", "name", c => c["P01"].Name = " "),
        new("county-not-six-digits", "county", c => c.Drafts.Values.ToList().ForEach(d => d.County = "99000")),
        new("school-not-ten-digits", "school", c => c["P01"].School = "9.9E+09"),
        new("same-name-twice", "name", c => c["P02"].Name = c["P01"].Name),
        new("built-in-future", "built", c => c["P01"].Built = 2026),
        new("built-too-early", "built", c => c["P01"].Built = 205),
        new("facts-unknown", "locale", c => c["P01"].Locale = null),
        new("centre-outside-city", "city_centre", c => c["P01"].CityCentre = true),
        new("parent-of-counted-school", "parent", c => c["P01"].Parent = c["P02"].School),
        new("private-school", "organiser", c => c["P01"].Organiser = 10),
        new("type-contradicts-pupils", "pupils_primary", c => c["nine"].Type = SchoolType.Junior),
        new("implied-pupils-blank", "pupils_senior", c => c["secondary"][Field.PupilsSenior] = null),
        new(
            "vocational-with-compulsory",
            "pupils_junior",
            c => c["vocational"][Field.PupilsJunior] = 40,
            "pupils-without-classes"
        ),
        new("special-without-pupils", "pupils_primary", c => c["special"] = Empty("special", SchoolType.Special)),
        new("school-without-pupils", "", c => c.Drafts.Add("new", Empty("new", SchoolType.Primary))),
        new("teaching-point-large", "type", c => c["P01"].Type = SchoolType.TeachingPoint),
        new("migrant-exceeds-pupils", "migrant_pupils", c => c["P01"][Field.MigrantPupils] = 422),
        new(
            "indoor-exceeds-teaching",
            "indoor_sports_area",
            c => c["P01"][Field.IndoorSportsArea] = c["P01"][Field.TeachingArea] + 1
        ),
        new(
            "indoor-share-high",
            "indoor_sports_area",
            c => c["P01"][Field.IndoorSportsArea] = c["P01"][Field.TeachingArea] * 0.75m
        ),
        new("extra-area-outside-centre", "extra_sports_area", c => c["P01"][Field.ExtraSportsArea] = 500),
        new("room-area-implausible", "art_rooms", c => c["P01"].Art = [91, 2]),
        new("rooms-exceed-teaching-area", "teaching_area", c => c["point"].Music = [300, 390]),
        new("rooms-exceed-classes", "music_rooms", c => c["point"].Music = [60, 60, 60]),
        new("multimedia-exceed-classes", "multimedia_rooms", c => c["P01"][Field.MultimediaRooms] = 37),
        new("indicator-input-blank", "equipment_wan", c => c["P01"][Field.EquipmentWan] = null),
        new("class-figures-blank", "max_class_primary", c => c["P01"][Field.MaxClassPrimary] = null),
        new("rooms-blank", "art_rooms", c => c["P01"].Art = null),
        new("tolerance-input-blank", "visiting_primary", c => c["point"][Field.VisitingPrimary] = null),
    ];

    private static SchoolDraft Empty(string name, SchoolType type)
    {
        var draft = new SchoolDraft
        {
            School = "9900000099",
            Name = name,
            Type = type,
        };
        SampleFigures.Fill(draft, 40, 0, 0, 0, 0);
        draft.Music = [];
        draft.Art = [];
        return draft;
    }
}
