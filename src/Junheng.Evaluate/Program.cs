using Junheng.Cli;

return args is [EvaluateCommand.Name, ..] ? await Terminal.Run(args, EvaluateCommand.Create()) : HandOver.ToDesk(args);
