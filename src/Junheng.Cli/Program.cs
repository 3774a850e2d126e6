using Junheng.Cli;

return await Terminal.Run(
    args,
    EvaluateCommand.Create(),
    TemplateCommand.Create(),
    ImportCommand.Create(),
    DemoCommand.Create(),
    PlanCommand.Create(),
    AuditCommand.Create(),
    MoveCommand.Create(),
    BackupCommand.Create(),
    BackupCommand.CreateRestore()
);
