namespace Junheng.App.Data;

/// <summary>Data that belong to one county. Every such table carries the county's code from the first migration.</summary>
public interface ICountyData
{
    /// <summary>Six-digit division code.</summary>
    string CountyCode { get; }
}
