namespace Junheng.Web;

/// <summary>
/// Names the resource files of the interface. The Chinese text is the key; Resources/Texts.en.resx holds the English.
/// </summary>
public sealed class Texts;
