using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Junheng.Web.Tests.Hosting;

/// <summary>nginx in front of nodes, which gets a request each in turn, whoever asks.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly string folder;
    private readonly Process process;

    private Nginx(string folder, Process process, string address) =>
        (this.folder, this.process, Address) = (folder, process, address);

    public string Address { get; }

    /// <summary>Debian keeps it out of an ordinary user's path.</summary>
    public static string Program => File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    public static async Task<Nginx> Start(params Node[] nodes)
    {
        var folder = Directory.CreateTempSubdirectory("junheng-nginx-").FullName;
        var port = FreePort();
        var servers = string.Join(' ', nodes.Select(n => $"server 127.0.0.1:{n.Port};"));
        var user = Environment.UserName == "root" ? "user root;" : "";
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            {{user}}
            daemon off;
            worker_processes 1;
            pid {{folder}}/pid;
            error_log stderr;
            events { }
            http {
              access_log off;
              client_max_body_size 60m;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              upstream junheng { {{servers}} }
              server {
                listen 127.0.0.1:{{port}};
                location / {
                  proxy_pass http://junheng;
                  proxy_set_header Host $host;
                  proxy_set_header X-Forwarded-For $remote_addr;
                  proxy_set_header X-Forwarded-Proto $scheme;
                  add_header X-Node $upstream_addr;
                }
              }
            }
            """
        );
        var process = Process.Start(
            new ProcessStartInfo(Program, ["-p", folder, "-c", "nginx.conf"]) { RedirectStandardError = true }
        )!;
        var nginx = new Nginx(folder, process, $"http://127.0.0.1:{port}");
        await nginx.Listens(port);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", [$"-QUIT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Listens(int port)
    {
        for (var i = 0; i < 100; i++)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("nginx does not listen.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
