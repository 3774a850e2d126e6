// The order is the order of the published columns; values index SchoolRecord's arrays.
namespace Junheng.Engine.Schools;

/// <summary>A numeric field of a school's yearly record (基表).</summary>
public enum Field
{
    /// <summary>附设幼儿班在校生数, 人.</summary>
    PupilsKg,

    /// <summary>小学在校生数, 人.</summary>
    PupilsPrimary,

    /// <summary>初中在校生数, 人.</summary>
    PupilsJunior,

    /// <summary>高中在校生数, 人.</summary>
    PupilsSenior,

    /// <summary>随迁子女在校生数, 人.</summary>
    MigrantPupils,

    /// <summary>小学教学班数, 个.</summary>
    ClassesPrimary,

    /// <summary>初中教学班数, 个.</summary>
    ClassesJunior,

    /// <summary>小学最大班额, 人.</summary>
    MaxClassPrimary,

    /// <summary>初中最大班额, 人.</summary>
    MaxClassJunior,

    /// <summary>小学超标准班额班数, 个.</summary>
    ClassesOverPrimary,

    /// <summary>初中超标准班额班数, 个.</summary>
    ClassesOverJunior,

    /// <summary>小学专任教师数, 人.</summary>
    TeachersPrimary,

    /// <summary>初中专任教师数, 人.</summary>
    TeachersJunior,

    /// <summary>小学专科学历教师数, 人.</summary>
    AssociatePrimary,

    /// <summary>初中专科学历教师数, 人.</summary>
    AssociateJunior,

    /// <summary>小学本科学历教师数, 人.</summary>
    BachelorPrimary,

    /// <summary>初中本科学历教师数, 人.</summary>
    BachelorJunior,

    /// <summary>小学硕士学历教师数, 人.</summary>
    MasterPrimary,

    /// <summary>初中硕士学历教师数, 人.</summary>
    MasterJunior,

    /// <summary>小学博士学历教师数, 人.</summary>
    DoctorPrimary,

    /// <summary>初中博士学历教师数, 人.</summary>
    DoctorJunior,

    /// <summary>小学县级以上骨干教师数, 人.</summary>
    BackbonePrimary,

    /// <summary>初中县级以上骨干教师数, 人.</summary>
    BackboneJunior,

    /// <summary>小学体育教师数, 人.</summary>
    PePrimary,

    /// <summary>初中体育教师数, 人.</summary>
    PeJunior,

    /// <summary>小学音乐教师数, 人.</summary>
    MusicPrimary,

    /// <summary>初中音乐教师数, 人.</summary>
    MusicJunior,

    /// <summary>小学美术教师数, 人.</summary>
    ArtPrimary,

    /// <summary>初中美术教师数, 人.</summary>
    ArtJunior,

    /// <summary>小学艺术课教师数, 人.</summary>
    ArtsPrimary,

    /// <summary>初中艺术课教师数, 人.</summary>
    ArtsJunior,

    /// <summary>小学走教兼职体艺教师数, 人.</summary>
    VisitingPrimary,

    /// <summary>初中走教兼职体艺教师数, 人.</summary>
    VisitingJunior,

    /// <summary>教学及辅助用房面积, ㎡.</summary>
    TeachingArea,

    /// <summary>室内体育用房面积, ㎡.</summary>
    IndoorSportsArea,

    /// <summary>运动场地面积, ㎡.</summary>
    SportsGroundArea,

    /// <summary>拓展运动场地面积, ㎡.</summary>
    ExtraSportsArea,

    /// <summary>教学仪器设备值, 万元.</summary>
    EquipmentWan,

    /// <summary>网络多媒体教室数, 间.</summary>
    MultimediaRooms,
}
