using System.ComponentModel.DataAnnotations;
using OcopModular.Dossiers.Domain;

namespace OcopModular.Dossiers.Pages.Producers;

/// <summary>What is typed about a producer, when it is registered and when it is corrected.</summary>
internal class ProducerForm
{
    public int Version { get; set; }

    [Display(Name = "Producer.Name"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
    public string Name { get; set; } = "";

    [Display(Name = "Producer.Kind")]
    public ProducerKind Kind { get; set; }

    [Display(Name = "Producer.RegistrationNumber"), StringLength(50, ErrorMessage = "TooLong")]
    public string? RegistrationNumber { get; set; }

    [Display(Name = "Producer.FoundedOn")]
    public DateOnly? FoundedOn { get; set; }

    [Display(Name = "Producer.Representative"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
    public string Representative { get; set; } = "";

    [Display(Name = "Producer.Post"), StringLength(100, ErrorMessage = "TooLong")]
    public string? Post { get; set; }

    [Display(Name = "Producer.Gender")]
    public Gender? Gender { get; set; }

    [Display(Name = "Producer.Ethnicity"), StringLength(50, ErrorMessage = "TooLong")]
    public string? Ethnicity { get; set; }

    [Display(Name = "Producer.Phone"), RegularExpression(@"\+?[0-9 .]{8,20}", ErrorMessage = "Producer.PhoneWrong")]
    public string? Phone { get; set; }

    [Display(Name = "Producer.Email"), EmailAddress(ErrorMessage = "Producer.EmailWrong"), StringLength(200, ErrorMessage = "TooLong")]
    public string? Email { get; set; }

    [Display(Name = "Producer.Address"), Required(ErrorMessage = "Required"), StringLength(300, ErrorMessage = "TooLong")]
    public string Address { get; set; } = "";

    public static ProducerForm Of(Producer p) => new()
    {
        Version = p.Version,
        Name = p.Name,
        Kind = p.Kind,
        RegistrationNumber = p.RegistrationNumber,
        FoundedOn = p.FoundedOn,
        Representative = p.Representative,
        Post = p.Post,
        Gender = p.Gender,
        Ethnicity = p.Ethnicity,
        Phone = p.Phone,
        Email = p.Email,
        Address = p.Address,
    };

    public ProducerDetails ToDetails() => new(Name, Kind, RegistrationNumber, FoundedOn, Representative, Post, Gender, Ethnicity, Phone, Email, Address);
}
