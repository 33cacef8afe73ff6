using PolicyStudio.Web;

return await StudioApp.RunAsync(args);
