# The studio as an image: built with the SDK, run without a shell, a package manager or root. People have to sign in (OpenId__Authority,
# OpenId__ClientId, OpenId__ClientSecret): without that it listens on loopback only, which nobody outside of a container reaches.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet restore src/PolicyStudio.Web/PolicyStudio.Web.csproj
# What the analyzers say is heard where changes are checked; a later SDK's may say more, and an image is made of what has passed.
RUN dotnet publish src/PolicyStudio.Web/PolicyStudio.Web.csproj --no-restore --configuration Release --output /app -p:RunAnalyzers=false
RUN mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
# 1654 is the account "app" of the base image.
COPY --from=build --chown=1654:1654 /data /data
ENV ASPNETCORE_HTTP_PORTS=8080 Studio__Data=/data
EXPOSE 8080
VOLUME /data
USER 1654
ENTRYPOINT ["dotnet", "PolicyStudio.Web.dll"]
